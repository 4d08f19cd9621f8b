// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/utf8.h"
#include "core/schema/builtin/customer.h"
#include "tests/support/catch.h"
#include "tests/support/temp_workspace.h"

using namespace millrace;
using namespace millrace::test;

TEST_CASE("the bytes of a value are its characters, a mark of a file at their beginning too")
{
    CHECK(textOfUtf8(QByteArrayView("abc")) == QStringLiteral("abc"));
    CHECK(textOfUtf8(QByteArrayView("")).isEmpty());
    CHECK(textOfUtf8(QByteArrayView("\xef\xbb\xbf")) == QString(QChar(0xfeff)));
    CHECK(textOfUtf8(QByteArrayView("\xef\xbb\xbf\xef\xbb\xbf\xe9\x87\x8d")) ==
          QString(QChar(0xfeff)) + QChar(0xfeff) + QStringLiteral("重"));
}

TEST_CASE("a text that begins with a zero-width no-break space is kept, found and sound")
{
    TempWorkspace ws;
    const QString name = QChar(0xfeff) + QStringLiteral("abc");
    const RecordId id = ws.create(u"customer", {{"name", name}});
    CHECK(ws.record(u"customer", id).title() == name);
    CHECK(must(ws->history(ws.session(), QStringLiteral("customer"), id)).commits.size() == 1);
    ws.requireSound();
    must(ws->rebuild());
    CHECK(ws.record(u"customer", id).title() == name);
    ws.requireSound();
}
