// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/import/import_step.h"

#include <array>

class QButtonGroup;
class QComboBox;

namespace millrace {

/// What happens to rows whose record is here already, and by which field that is seen.
class DuplicateStep : public ImportStep
{
    Q_OBJECT

public:
    DuplicateStep(ImportTask &task, QWidget *parent);
    QString title() const override;
    void enter() override;
    bool isReady() const override;
    void retranslate() override;
    QWidget *firstField() override;
    void choose(ImportMode mode);

private:
    void refresh();

    QButtonGroup *m_modes;
    std::array<TextLabel *, 4> m_notes;
    QComboBox *m_key;
    TextLabel *m_keyLabel, *m_noKey;
};

} // namespace millrace
