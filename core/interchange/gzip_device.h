// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <memory>

struct z_stream_s;

namespace millrace::interchange {

/// What lies in a gzip file, unpacked as it is read: memory does not grow with it. Several members one after the other
/// are one text. Reading fails where the file is damaged ("bad_gzip"), ends too early ("bad_gzip") or grows beyond all
/// measure ("zip_bomb"); `refusal` is that finding then. Goes back to its beginning, nowhere else. One thread.
class GzipDevice : public QIODevice
{
public:
    static constexpr int bytesToTell = 2;
    /// Whether a file that begins like this is one.
    static bool isMeantBy(QByteArrayView begin);

    /// Opens itself for reading; `packed` is open and at its beginning.
    explicit GzipDevice(std::unique_ptr<QIODevice> packed);
    ~GzipDevice() override;

    QString refusal() const { return m_refusal; }
    bool isSequential() const override { return true; }
    /// As large as the text says itself to be; only good for progress.
    qint64 size() const override { return m_claimed; }
    bool atEnd() const override { return m_ended; }
    bool seek(qint64 position) override;

protected:
    qint64 readData(char *data, qint64 wanted) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    qint64 refuse(const char *finding);
    bool fill();
    bool nextMember();

    std::unique_ptr<QIODevice> m_packed;
    std::unique_ptr<z_stream_s> m_stream;
    QByteArray m_input;
    qint64 m_claimed = 0;
    qint64 m_taken = 0, m_given = 0; // bytes of the file, bytes of the text
    bool m_ended = false;
    QString m_refusal;
};

} // namespace millrace::interchange
