// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/platform/memory.h"

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace millrace::platform {

void returnFreeMemory()
{
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}

} // namespace millrace::platform
