// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTranslator>

#include <map>
#include <memory>

namespace millrace {

/// The languages that the program speaks, and the one it speaks now. `use` installs the texts and Qt's own of that
/// language and sets the default locale; widgets then hear LanguageChange. Texts of the other languages stay readable,
/// so that a command is found by its name in any of them. One per process; main thread.
class Translations : public QObject
{
    Q_OBJECT

public:
    explicit Translations(QObject *parent = nullptr);
    ~Translations() override;

    /// Locale names, the source language first: "en", "zh_CN".
    static QStringList languages();
    /// How a language calls itself: "English", "中文".
    static QString nativeName(const QString &language);
    /// The language that serves a wish ("zh", "zh_CN", "en_GB", "system" or empty for the system's).
    static QString resolved(const QString &wish);

    void use(const QString &wish);
    QString language() const { return m_language; }

    /// The text of `source` in the given language; `source` itself where that language has no other.
    QString text(const QString &language, const char *context, const char *source) const;

Q_SIGNALS:
    void languageChanged(const QString &language);

private:
    struct Texts
    {
        QTranslator own, toolkit;
    };
    std::map<QString, std::unique_ptr<Texts>> m_texts;
    QString m_language;
};

} // namespace millrace
