// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/dashboardsite.h"

namespace plimsoll::simulator {

namespace {

constexpr auto Page = R"html(
<!doctype html>
<html lang="en">
<head><meta charset="UTF-8" /><title>Coder</title></head>
<body><h1>Coder</h1><main></main><p>This is Plimsoll's simulated deployment.</p>
<script>
const ask = async path => {
    const answer = await fetch('/api/v2' + path);
    if (answer.status === 401)
        location.replace('/login');
    if (!answer.ok)
        return Promise.reject(new Error(`${path} was answered with ${answer.status}`));
    return answer.json();
};
const show = (attribute, value, text) => {
    const line = document.createElement('p');
    line.setAttribute(attribute, value);
    line.textContent = text;
    document.querySelector('main').append(line);
};
const query = name => encodeURIComponent(new URLSearchParams(location.search).get(name) ?? 'owner:me');
const pages = [
    [/^\/workspaces$/, async () => {
        const list = await ask(`/workspaces?limit=25&offset=0&q=${query('filter')}`);
        for (const one of list.workspaces)
            show('data-testid', `workspace-${one.id}`, one.name);
    }],
    [/^\/@([^/]+)\/([^/]+)$/, async (user, name) => {
        const one = await ask(`/users/${user}/workspace/${name}?include_deleted=true`);
        show('data-testid', 'workspace-actions', one.name);
    }],
    [/^\/@([^/]+)\/([^/]+)\/builds\/([0-9]+)$/, async (user, name, number) => {
        const build = await ask(`/users/${user}/workspace/${name}/builds/${number}`);
        show('aria-label', 'Build details', `${name} #${build.build_number}`);
    }],
    [/^\/templates$/, async () => {
        for (const one of await ask('/templates'))
            show('data-testid', `template-${one.id}`, one.name);
    }],
    [/^\/templates\/([^/]+)\/docs$/, async name => {
        const one = (await ask('/templates')).find(known => known.name === name);
        if (one)
            show('id', 'readme', `${one.name}: ${one.description}`);
    }],
    [/^\/deployment\/users$/, async () => {
        for (const one of (await ask('/users?limit=25&offset=0')).users)
            show('data-testid', `user-${one.id}`, one.username);
    }],
    [/^\/health$/, async () => {
        const health = await ask('/debug/health');
        show('data-testid', 'healthcheck-refresh-button', health.severity);
    }],
];
for (const [address, load] of pages) {
    const found = location.pathname.match(address);
    if (found)
        load(...found.slice(1)).catch(error => show('role', 'alert', error.message));
}
</script></body>
</html>
)html";

} // namespace

Answer dashboardSite()
{
    return {200, Page, "text/html; charset=utf-8", {}};
}

} // namespace plimsoll::simulator
