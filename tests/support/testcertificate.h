// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace plimsoll::test {

// A certificate with its key, both PEM. Made fresh, valid for a day: no test depends on a date.
struct TestCertificate {
    std::string certificatePem;
    std::string keyPem;
};

// Signs itself: an authority, or the certificate of somebody unknown.
TestCertificate makeSelfSigned(const std::string &commonName);

// Signed by `authority`. `names` as OpenSSL writes them: "DNS:coder.test,IP:127.0.0.1".
TestCertificate makeSigned(const TestCertificate &authority, const std::string &names);

} // namespace plimsoll::test
