// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/deploymentconfig.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace plimsoll::simulator {

using namespace Qt::StringLiterals;

// Field by field what a 2.25 server lists.
static constexpr char Defaults[]
    = R"json({"access_url":"","wildcard_access_url":"","docs_url":"https://coder.com/docs",
"http_address":"127.0.0.1:0","autobuild_poll_interval":60000000000,
"job_hang_detector_interval":60000000000,"derp":{"server":{"enable":true,"region_id":999,
"region_code":"coder","region_name":"Coder Embedded Relay","stun_addresses":["disable"],
"relay_url":""},"config":{"block_direct":true,"force_websockets":false,"url":"","path":""}},
"prometheus":{"enable":false,"address":"127.0.0.1:2112","collect_agent_stats":true,
"collect_db_metrics":true,"aggregate_agent_stats_by":["agent_name","template_name",
"username","workspace_name"]},"pprof":{"enable":false,"address":"127.0.0.1:6060"},
"cache_directory":"","pg_auth":"password","oauth2":{"github":{"client_id":"",
"client_secret":"","device_flow":false,"default_provider_enable":false,"allowed_orgs":null,
"allowed_teams":null,"allow_signups":false,"allow_everyone":false,
"enterprise_base_url":""}},"oidc":{"allow_signups":true,"client_id":"","client_secret":"",
"client_key_file":"","client_cert_file":"","email_domain":null,"issuer_url":"",
"scopes":["openid","profile","email"],"ignore_email_verified":false,
"username_field":"preferred_username","name_field":"name","email_field":"email",
"auth_url_params":{"access_type":"offline"},"ignore_user_info":false,
"source_user_info_from_access_token":false,"organization_field":"",
"organization_mapping":{},"organization_assign_default":true,"group_auto_create":false,
"group_regex_filter":".*","group_allow_list":null,"groups_field":"","group_mapping":{},
"user_role_field":"","user_role_mapping":{},"user_roles_default":null,
"sign_in_text":"OpenID Connect","icon_url":"","signups_disabled_text":"",
"skip_issuer_checks":false},"telemetry":{"enable":false,"trace":false,
"url":"https://telemetry.coder.com"},"tls":{"enable":false,"address":"127.0.0.1:3443",
"redirect_http":true,"cert_file":null,"client_auth":"none","client_ca_file":"",
"key_file":null,"min_version":"tls12","client_cert_file":"","client_key_file":"",
"supported_ciphers":null,"allow_insecure_ciphers":false},"trace":{"enable":false,
"honeycomb_api_key":"","capture_logs":false,"data_dog":false},
"http_cookies":{"same_site":"lax"},"ssh_keygen_algorithm":"ed25519",
"metrics_cache_refresh_interval":14400000000000,"agent_stat_refresh_interval":30000000000,
"agent_fallback_troubleshooting_url":"https://coder.com/docs/admin/templates/troubleshooting",
"provisioner":{"daemons":3,"daemon_types":["terraform"],"daemon_poll_interval":1000000000,
"daemon_poll_jitter":100000000,"force_cancel_interval":600000000000,"daemon_psk":""},
"rate_limit":{"disable_all":true,"api":-1},"swagger":{"enable":false},
"logging":{"log_filter":null,"human":"/dev/stderr","json":"","stackdriver":""},
"dangerous":{"allow_path_app_sharing":false,"allow_path_app_site_owner_access":false,
"allow_all_cors":false},"session_lifetime":{"default_duration":86400000000000,
"default_token_lifetime":604800000000000,"max_token_lifetime":3155760000000000000,
"max_admin_token_lifetime":315360000000000000},"support":{"links":null},
"external_auth":null,"config_ssh":{"DeploymentName":"coder.","SSHConfigOptions":null},
"proxy_health_status_interval":60000000000,
"user_quiet_hours_schedule":{"default_schedule":"CRON_TZ=UTC 0 0 * * *",
"allow_user_custom":true},"web_terminal_renderer":"canvas",
"healthcheck":{"refresh":600000000000,"threshold_database":15000000},
"notifications":{"max_send_attempts":5,"retry_interval":300000000000,
"sync_interval":2000000000,"sync_buffer_size":50,"lease_period":120000000000,
"lease_count":20,"fetch_interval":15000000000,"method":"smtp",
"dispatch_timeout":60000000000,"email":{"from":"","smarthost":"","hello":"localhost",
"auth":{"identity":"","username":"","password":"","password_file":""},
"tls":{"start_tls":false,"server_name":"","insecure_skip_verify":false,"ca_file":"",
"cert_file":"","key_file":""},"force_tls":false},"webhook":{"endpoint":""},
"inbox":{"enabled":true}},"workspace_hostname_suffix":"coder",
"workspace_prebuilds":{"reconciliation_interval":60000000000,
"reconciliation_backoff_interval":60000000000,
"reconciliation_backoff_lookback":3600000000000,"failure_hard_limit":3},"address":""})json";

QJsonObject deploymentConfigJson(const SimulatorOptions &options, const QString &accessUrl)
{
    QJsonObject config = QJsonDocument::fromJson(Defaults).object();
    config["access_url"_L1] = accessUrl;
    QJsonObject provisioner = config["provisioner"_L1].toObject();
    provisioner["daemons"_L1] = options.provisioners;
    config["provisioner"_L1] = provisioner;
    const bool isLimited = options.requestsPerMinute > 0 || options.loginsPerMinute > 0;
    config["rate_limit"_L1] = QJsonObject{
        {"disable_all"_L1, !isLimited},
        {"api"_L1, options.requestsPerMinute > 0 ? options.requestsPerMinute : -1},
    };
    return {{"config"_L1, config}, {"options"_L1, QJsonArray()}};
}

} // namespace plimsoll::simulator
