// SPDX-License-Identifier: GPL-3.0-or-later
// run: serves until it is asked to end.
#include "app/server/api/api.h"
#include "app/server/api/webhook_courier.h"
#include "app/server/log.h"
#include "app/server/program/command.h"
#include "app/server/service.h"
#include "app/server/stop_signal.h"

#include <QHostInfo>
#include <QJsonDocument>
#include <QThread>

#include <condition_variable>
#include <cstdio>

namespace millrace::server {

namespace {

struct Where
{
    QString address;
    quint16 port = 0;
};

Attempt<Where> whereGiven(const QString &given)
{
    const qsizetype colon = given.lastIndexOf(u':');
    bool isNumber = false;
    Where where;
    where.port = given.mid(colon + 1).toUShort(&isNumber);
    where.address = given.left(colon);
    if (where.address.startsWith(u'[') && where.address.endsWith(u']'))
        where.address = where.address.mid(1, where.address.size() - 2);
    if (colon < 0 || !isNumber || where.address.isEmpty())
        return misuse(translate("server", "“%1” is no ADDRESS:PORT, like 0.0.0.0:8443.").arg(given));
    return where;
}

Attempt<TlsIdentity> identityGiven(const Call &call, const Where &where)
{
    const bool own = call.settings.isOn("self-signed");
    const bool files = call.settings.has("cert") || call.settings.has("key");
    if (own == files)
        return misuse(translate("server", "Give a certificate (--cert and --key) or --self-signed."));
    if (own) {
        MILLRACE_ASSIGN(TlsIdentity made,
                        TlsIdentity::selfSigned(call.data.tls(), {QHostInfo::localHostName(), where.address}));
        return made;
    }
    if (!call.settings.has("cert") || !call.settings.has("key"))
        return misuse(translate("server", "Give both --cert and --key."));
    MILLRACE_ASSIGN(TlsIdentity read, TlsIdentity::read(call.settings.value("cert"), call.settings.value("key")));
    return read;
}

/// A size in whole megabytes, where one is given.
Attempt<void> megabytesGiven(const Call &call, const char *name, qint64 &bytes)
{
    constexpr qint64 megabyte = 1024 * 1024;
    if (!call.settings.has(name))
        return {};
    bool isNumber = false;
    const qint64 given = call.settings.value(name).toLongLong(&isNumber);
    if (!isNumber || given < 1 || given > 1024 * megabyte)
        return misuse(translate("server", "--%1 needs a number of megabytes.").arg(QString::fromLatin1(name)));
    bytes = given * megabyte;
    return {};
}

/// Tells the hub of backups that were made beside the running server.
class BackupWatch
{
public:
    BackupWatch(const DataFolder &data, Hub &hub, Log &log)
        : m_data(data), m_hub(hub), m_log(log), m_thread([this] { run(); })
    {
    }
    ~BackupWatch()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ends = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }

private:
    void run()
    {
        constexpr std::chrono::seconds often(30);
        std::int64_t told = 0;
        std::unique_lock lock(m_mutex);
        do {
            const auto backup = m_data.backup();
            if (!backup || !backup->offMachine || backup->seq <= told)
                continue;
            if (m_hub.setBackupSeq(backup->seq))
                m_log.say("backup_noted", {{QStringLiteral("seq"), qint64(told = backup->seq)}});
        } while (!m_changed.wait_for(lock, often, [this] { return m_ends; }));
    }

    DataFolder m_data;
    Hub &m_hub;
    Log &m_log;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_ends = false;
    std::thread m_thread;
};

void announce(const Call &call, const QJsonObject &facts, const QString &text)
{
    const QByteArray line = call.json ? QJsonDocument(facts).toJson(QJsonDocument::Compact) + '\n' : text.toUtf8();
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fflush(stdout);
}

Attempt<Told> performRun(Call &call)
{
    MILLRACE_TRY(call.require());
    if (!call.hasFolder())
        return misuse(translate("server", "The contents of attachments are kept in a folder, which servers over one "
                                          "database share: give --data too."));
    MILLRACE_ASSIGN(const Where where, whereGiven(call.settings.value("listen", QStringLiteral("127.0.0.1:8443"))));
    Listener::Options options;
    options.address = where.address;
    options.port = where.port;
    options.workers = std::max(4, QThread::idealThreadCount());
    MILLRACE_ASSIGN(options.identity, identityGiven(call, where));
    const QString fingerprint = options.identity.fingerprint();
    MILLRACE_ASSIGN(const auto workspace, call.open(Workspace::Access::Write));
    workspace->setContentPlace(call.data.workspace());
    MILLRACE_ASSIGN(const auto file, ServerFile::open(call.accountsPath()));
    PasswordHasher hasher{PasswordHasher::Cost{}};
    Accounts accounts(*file, *workspace, hasher);
    Log log(call.clock);
    HttpWebhookSender::Options webhookWays;
    webhookWays.privateAddresses = webhookWays.plainHttp = call.settings.has("webhooks-within");
    HttpWebhookSender sender(webhookWays);
    WebhookDesk webhooks(*workspace, *file, sender);
    Api api(ApiParts{*workspace, *file, accounts, webhooks});
    QByteArray metricsToken = call.settings.value("metrics-token").toUtf8();
    if (metricsToken.isEmpty()) {
        MILLRACE_ASSIGN(metricsToken, call.data.metricsToken(call.ids));
    }
    // A database has backups of its own, which the server does not see.
    std::function<qint64()> backupAge;
    if (!call.isRemote())
        backupAge = [data = call.data, &clock = call.clock]() -> qint64 {
            const auto backup = data.backup();
            return backup ? (clock.now().us - backup->at.us) / 1'000'000 : -1;
        };
    ContentDesk::Options contents;
    MILLRACE_TRY(megabytesGiven(call, "largest-attachment", contents.largest));
    MILLRACE_TRY(megabytesGiven(call, "attachment-room", contents.room));
    Hub::Options hubOptions;
    hubOptions.environment = call.settings.value("environment", hubOptions.environment);
    Service::Parts parts{*workspace, accounts, api, api, log, metricsToken, backupAge};
    parts.contents = contents;
    MILLRACE_ASSIGN(auto service, Service::start(std::move(parts), std::move(options), hubOptions));
    {
        std::optional<BackupWatch> backups;
        if (!call.isRemote())
            backups.emplace(call.data, service->hub(), log);
        const WebhookCourier courier(*workspace, webhooks);
        const QString host = where.address.contains(u':') ? u'[' + where.address + u']' : where.address;
        const QString url = QStringLiteral("https://%1:%2").arg(host).arg(service->listener().port());
        announce(call,
                 {{QStringLiteral("listening"), url},
                  {QStringLiteral("port"), service->listener().port()},
                  {QStringLiteral("fingerprint"), fingerprint}},
                 translate("server", "Serving at %1\nFingerprint %2").arg(url, fingerprint) + u'\n');
        log.say("started",
                {{QStringLiteral("url"), url}, {QStringLiteral("version"), QStringLiteral(MILLRACE_VERSION)}});
        tellServiceManager("READY=1");
        call.stop.wait();
        tellServiceManager("STOPPING=1");
        log.say("stopping");
        service->listener().drain();
    }
    service.reset();
    log.say("stopped");
    return Told{};
}

} // namespace

Command runCommand()
{
    return {"run",
            "--data DIR | --database URL --listen ADDRESS:PORT --cert PEM --key PEM | --self-signed",
            QT_TRANSLATE_NOOP("server", "Serve until it is asked to end (SIGTERM)"),
            "millrace-server run --data /srv/millrace --listen 0.0.0.0:8443 --self-signed",
            {{"listen", "ADDRESS:PORT",
              QT_TRANSLATE_NOOP("server", "Where to listen; 127.0.0.1:8443 by default, port 0 is any")},
             {"cert", "PEM", QT_TRANSLATE_NOOP("server", "File with the certificate and those that vouch for it")},
             {"key", "PEM", QT_TRANSLATE_NOOP("server", "File with its private key")},
             {"self-signed", "",
              QT_TRANSLATE_NOOP("server",
                                "With a certificate of its own; prints the fingerprint that workstations are given")},
             {"metrics-token", "TOKEN",
              QT_TRANSLATE_NOOP("server", "Token for /metrics; the one in the folder by default")},
             {"webhooks-within", "",
              QT_TRANSLATE_NOOP("server", "Webhooks may go to this machine and its networks, also by plain HTTP")},
             {"largest-attachment", "MB",
              QT_TRANSLATE_NOOP("server", "Largest file that is taken with a record; 512 by default")},
             {"attachment-room", "MB",
              QT_TRANSLATE_NOOP("server", "Room for the files of all records; the whole disk by default")},
             {"environment", "NAME",
              QT_TRANSLATE_NOOP("server",
                                "Another name than “prod” for a copy for tests: workstations keep away from it")}},
            0,
            0,
            performRun};
}

} // namespace millrace::server
