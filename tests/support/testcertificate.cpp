// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcertificate.h"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace plimsoll::test {

namespace {

template <auto Free> struct FreeWith {
    template <typename T> void operator()(T *object) const { Free(object); }
};
using Bio = std::unique_ptr<BIO, FreeWith<BIO_free>>;
using Certificate = std::unique_ptr<X509, FreeWith<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;

Key makeKey()
{
    return Key(EVP_EC_gen("P-256"));
}

Certificate makeCertificate(const std::string &commonName, EVP_PKEY *key)
{
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), 2);
    int serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char *>(&serial), sizeof serial);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial & 0x7fffffff);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 86'400);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
        reinterpret_cast<const unsigned char *>(commonName.data()), static_cast<int>(commonName.size()), -1,
        0);
    X509_set_pubkey(certificate.get(), key);
    return certificate;
}

void addExtension(X509 *certificate, int nid, const std::string &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

std::string textOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_ctrl(bio, BIO_CTRL_INFO, 0, static_cast<void *>(&data));
    return std::string(data, static_cast<std::size_t>(size));
}

TestCertificate inPem(X509 *certificate, EVP_PKEY *key)
{
    const Bio certificateText(BIO_new(BIO_s_mem()));
    const Bio keyText(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(certificateText.get(), certificate);
    PEM_write_bio_PrivateKey(keyText.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return {textOf(certificateText.get()), textOf(keyText.get())};
}

Bio over(const std::string &text)
{
    return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

} // namespace

TestCertificate makeSelfSigned(const std::string &commonName)
{
    const Key key = makeKey();
    const Certificate certificate = makeCertificate(commonName, key.get());
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
    addExtension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    addExtension(certificate.get(), NID_subject_alt_name, "DNS:" + commonName);
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    return inPem(certificate.get(), key.get());
}

TestCertificate makeSigned(const TestCertificate &authority, const std::string &names)
{
    const Bio authorityText = over(authority.certificatePem);
    const Bio authorityKeyText = over(authority.keyPem);
    const Certificate issuer(PEM_read_bio_X509(authorityText.get(), nullptr, nullptr, nullptr));
    const Key issuerKey(PEM_read_bio_PrivateKey(authorityKeyText.get(), nullptr, nullptr, nullptr));

    const Key key = makeKey();
    const Certificate certificate = makeCertificate("plimsoll test", key.get());
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer.get()));
    addExtension(certificate.get(), NID_subject_alt_name, names);
    X509_sign(certificate.get(), issuerKey.get(), EVP_sha256());
    return inPem(certificate.get(), key.get());
}

} // namespace plimsoll::test
