// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_functions.h"

#include "core/base/text/fold.h"
#include "core/base/text/pinyin.h"
#include "core/records/bound_filter_values.h"
#include "core/records/date_bucket.h"

#include <sqlite3.h>

namespace millrace {

static void foldFunction(sqlite3_context *context, int, sqlite3_value **arguments)
{
    const auto *text = static_cast<const QChar *>(sqlite3_value_text16(arguments[0]));
    if (!text) {
        sqlite3_result_null(context);
        return;
    }
    const QByteArray folded = foldText(QStringView(text, sqlite3_value_bytes16(arguments[0]) / 2)).toUtf8();
    sqlite3_result_text64(context, folded.constData(), sqlite3_uint64(folded.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
}

static void sortKeyFunction(sqlite3_context *context, int, sqlite3_value **arguments)
{
    const auto *text = static_cast<const QChar *>(sqlite3_value_text16(arguments[0]));
    if (!text) {
        sqlite3_result_null(context);
        return;
    }
    const NameKind kind = sqlite3_value_int(arguments[1]) ? NameKind::Person : NameKind::Plain;
    const QByteArray key = sortKey(QStringView(text, sqlite3_value_bytes16(arguments[0]) / 2), kind);
    sqlite3_result_blob64(context, key.constData(), sqlite3_uint64(key.size()), SQLITE_TRANSIENT);
}

static void sumStep(sqlite3_context *context, int, sqlite3_value **arguments)
{
    auto *sum = static_cast<ExactSum *>(sqlite3_aggregate_context(context, sizeof(ExactSum)));
    if (sum && sqlite3_value_type(arguments[0]) == SQLITE_INTEGER)
        sum->add(sqlite3_value_int64(arguments[0]));
}

static void sumFinal(sqlite3_context *context)
{
    const auto *sum = static_cast<const ExactSum *>(sqlite3_aggregate_context(context, 0));
    sqlite3_result_int64(context, sum ? sum->total() : 0);
}

static void bucketFunction(sqlite3_context *context, int, sqlite3_value **arguments)
{
    if (sqlite3_value_type(arguments[0]) != SQLITE_INTEGER) {
        sqlite3_result_null(context);
        return;
    }
    auto *buckets = static_cast<DayBuckets *>(sqlite3_get_auxdata(context, 1));
    const bool ofMoments = sqlite3_value_type(arguments[3]) == SQLITE_TEXT;
    if (!buckets) {
        const auto *zone = reinterpret_cast<const char *>(sqlite3_value_text(arguments[3]));
        buckets = new DayBuckets(DateUnit(sqlite3_value_int(arguments[1])), sqlite3_value_int(arguments[2]),
                                 ofMoments ? QTimeZone(QByteArray(zone)) : QTimeZone::utc());
        sqlite3_set_auxdata(context, 1, buckets, [](void *made) { delete static_cast<DayBuckets *>(made); });
        // Where memory is short SQLite lets go of it at once.
        buckets = static_cast<DayBuckets *>(sqlite3_get_auxdata(context, 1));
        if (!buckets) {
            sqlite3_result_error_nomem(context);
            return;
        }
    }
    const std::int64_t value = sqlite3_value_int64(arguments[0]);
    sqlite3_result_int64(context, ofMoments ? buckets->ofMoment(value) : buckets->ofDay(value));
}

void registerFunctions(sqlite3 *handle)
{
    constexpr int pure = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    sqlite3_create_function_v2(handle, "millrace_fold", 1, pure, nullptr, foldFunction, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(handle, "millrace_sortkey", 2, pure, nullptr, sortKeyFunction, nullptr, nullptr,
                               nullptr);
    sqlite3_create_function_v2(handle, "millrace_sum", 1, pure, nullptr, nullptr, sumStep, sumFinal, nullptr);
    sqlite3_create_function_v2(handle, "millrace_bucket", 4, pure, nullptr, bucketFunction, nullptr, nullptr, nullptr);
}

} // namespace millrace
