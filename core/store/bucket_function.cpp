// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/bucket_function.h"

#include "core/records/date_bucket.h"

#include <sqlite3.h>

namespace millrace {

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

void registerBucketFunction(sqlite3 *handle)
{
    sqlite3_create_function_v2(handle, "millrace_bucket", 4, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                               nullptr, bucketFunction, nullptr, nullptr, nullptr);
}

} // namespace millrace
