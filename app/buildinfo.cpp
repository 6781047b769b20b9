// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/buildinfo.h"

#include "app/revision.h" // written by app/Revision.cmake

#include <QSysInfo>

#include <openssl/crypto.h>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

QString compiler()
{
#if defined(__clang__)
    return u"Clang "_s + QLatin1StringView(__clang_version__);
#elif defined(__GNUC__)
    return u"GCC "_s + QLatin1StringView(__VERSION__);
#elif defined(_MSC_VER)
    return u"MSVC %1"_s.arg(_MSC_VER);
#else
    return u"an unknown compiler"_s;
#endif
}

} // namespace

QString programVersion()
{
    const QString revision = QLatin1StringView(PLIMSOLL_REVISION);
    const QString version = QLatin1StringView(PLIMSOLL_VERSION);
    return revision.isEmpty() ? version : u"%1 (%2)"_s.arg(version, revision);
}

QString versionText(const QString &program)
{
    return u"%1 %2\nQt %3 (built with %4), %5, %6 %7\nFree software under the GPL 3 or later. Not affiliated "
           u"with Coder "
           "Technologies, Inc.\n"_s.arg(program, programVersion(), QLatin1StringView(qVersion()),
               QLatin1StringView(QT_VERSION_STR), compiler(), QSysInfo::prettyProductName(),
               QSysInfo::currentCpuArchitecture());
}

QString aboutText(const QString &program)
{
    return versionText(program)
        + u"%1\n\nLicence: GPL-3.0-or-later, without any warranty.\nDocumentation: README.md and docs/ of "
          u"its "
          "sources; \"plimsoll-cli --help\" for the terminal.\n"_s.arg(
              QLatin1StringView(OpenSSL_version(OPENSSL_VERSION)));
}

} // namespace plimsoll
