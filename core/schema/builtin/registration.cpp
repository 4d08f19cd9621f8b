// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/catalog.h"

#include "core/schema/builtin/activity.h"
#include "core/schema/builtin/attachment.h"
#include "core/schema/builtin/comment.h"
#include "core/schema/builtin/conflict.h"
#include "core/schema/builtin/contact.h"
#include "core/schema/builtin/currency.h"
#include "core/schema/builtin/custom_field.h"
#include "core/schema/builtin/customer.h"
#include "core/schema/builtin/dashboard.h"
#include "core/schema/builtin/department.h"
#include "core/schema/builtin/distinct_pair.h"
#include "core/schema/builtin/favourite.h"
#include "core/schema/builtin/forecast_entry.h"
#include "core/schema/builtin/forecast_snapshot.h"
#include "core/schema/builtin/lead.h"
#include "core/schema/builtin/metric.h"
#include "core/schema/builtin/notification.h"
#include "core/schema/builtin/opportunity.h"
#include "core/schema/builtin/option.h"
#include "core/schema/builtin/period_figure.h"
#include "core/schema/builtin/pipeline.h"
#include "core/schema/builtin/product.h"
#include "core/schema/builtin/rate.h"
#include "core/schema/builtin/report.h"
#include "core/schema/builtin/role.h"
#include "core/schema/builtin/saved_view.h"
#include "core/schema/builtin/schedule.h"
#include "core/schema/builtin/share.h"
#include "core/schema/builtin/stage.h"
#include "core/schema/builtin/tag.h"
#include "core/schema/builtin/target.h"
#include "core/schema/builtin/task.h"
#include "core/schema/builtin/user.h"
#include "core/schema/builtin/watch.h"
#include "core/schema/builtin/webhook.h"

namespace millrace {

std::vector<EntityDef> builtinEntities()
{
    std::vector<EntityDef> entities{
        customerEntity(),
        contactEntity(),
        leadEntity(),
        opportunityEntity(),
        productEntity(),
        activityEntity(),
        taskEntity(),
        userEntity(),
        departmentEntity(),
        pipelineEntity(),
        stageEntity(),
        optionEntity(),
        currencyEntity(),
        rateEntity(),
        tagEntity(),
        savedViewEntity(),
        customFieldEntity(),
        attachmentEntity(),
        metricEntity(),
        targetEntity(),
        periodFigureEntity(),
        forecastEntryEntity(),
        forecastSnapshotEntity(),
        conflictEntity(),
        reportEntity(),
        dashboardEntity(),
        scheduleEntity(),
        roleEntity(),
        shareEntity(),
        webhookEntity(),
        favouriteEntity(),
        distinctPairEntity(),
    };
    // What is said and told about records knows which there are.
    EntityDef told[] = {commentEntity(entities), watchEntity(entities), notificationEntity(entities)};
    for (EntityDef &entity : told)
        entities.push_back(std::move(entity));
    return entities;
}

} // namespace millrace
