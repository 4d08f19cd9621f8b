// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language/translations.h"

#include <QCoreApplication>
#include <QLocale>

static void initTranslationResource()
{
    Q_INIT_RESOURCE(millrace_translations);
}

namespace millrace {

Translations::Translations(QObject *parent) : QObject(parent)
{
    initTranslationResource();
    for (const QString &language : languages()) {
        auto texts = std::make_unique<Texts>();
        // A language without a file of its own is the source language: its texts are in the code.
        (void)texts->own.load(QStringLiteral(":/translations/millrace_%1.qm").arg(language));
        (void)texts->toolkit.load(QStringLiteral(":/translations/qtbase_%1.qm").arg(language));
        m_texts.emplace(language, std::move(texts));
    }
}

Translations::~Translations() = default;

QStringList Translations::languages()
{
    return {QStringLiteral("en"), QStringLiteral("zh_CN")};
}

QString Translations::nativeName(const QString &language)
{
    return language == QLatin1String("zh_CN") ? QStringLiteral("中文") : QStringLiteral("English");
}

QString Translations::resolved(const QString &wish)
{
    if (!wish.isEmpty() && wish != QLatin1String("system"))
        return QLocale(wish).language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
    for (const QString &name : QLocale::system().uiLanguages()) {
        const QLocale::Language language = QLocale(name).language();
        if (language == QLocale::Chinese)
            return QStringLiteral("zh_CN");
        if (language == QLocale::English)
            return QStringLiteral("en");
    }
    return QStringLiteral("en");
}

void Translations::use(const QString &wish)
{
    const QString language = resolved(wish);
    if (language == m_language)
        return;
    QLocale::setDefault(QLocale(language == QLatin1String("en") ? QStringLiteral("en_US") : language));
    if (const auto before = m_texts.find(m_language); before != m_texts.end()) {
        QCoreApplication::removeTranslator(&before->second->toolkit);
        QCoreApplication::removeTranslator(&before->second->own);
    }
    m_language = language;
    Texts &texts = *m_texts.at(language);
    QCoreApplication::installTranslator(&texts.toolkit);
    QCoreApplication::installTranslator(&texts.own);
    Q_EMIT languageChanged(language);
}

QString Translations::text(const QString &language, const char *context, const char *source) const
{
    const auto found = m_texts.find(language);
    const QString translated = found == m_texts.end() ? QString() : found->second->own.translate(context, source);
    return translated.isEmpty() ? QString::fromUtf8(source) : translated;
}

} // namespace millrace
