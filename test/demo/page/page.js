// The page of the demo site: routes, asks for what the real page asks for, draws it plainly.
import { bankSection, element, shown, usageSection } from './draw.js';

const parts = JSON.parse(document.querySelector('#parts').textContent);
const query = new URLSearchParams(location.search);
const main = document.querySelector('main');
const scenarioSelect = document.querySelector('#scenario');
const viaSelect = document.querySelector('#via');

const remembered = (key, fallback) => query.get(key) ?? sessionStorage.getItem(key) ?? fallback;
let scenario = remembered('scenario', parts.shown);
let via = remembered('via', 'fetch');

const headers = () => ({
  Authorization: `Bearer demo.${scenario}.eyJhbGciOiJub25lIn0.c2VjcmV0LXRva2VuLW9mLXRoZS1kZW1v`,
  'OAI-Language': 'en-US',
  'OAI-Device-Id': '6f1d2c34-0000-4000-8000-5e55107dec0d',
});

const asks = {
  async fetch(path) {
    const response = await fetch(path, { headers: headers(), credentials: 'include' });
    return { status: response.status, text: await response.text() };
  },
  xhr: (path) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('GET', path);
      for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
      request.onload = () => resolve({ status: request.status, text: request.responseText });
      request.onerror = () => reject(new TypeError('network error'));
      request.send();
    }),
  worker: (path) =>
    new Promise((resolve) => {
      worker ??= new Worker('/demo/worker.js');
      const id = Math.random();
      const onMessage = ({ data }) => {
        if (data.id !== id) return;
        worker.removeEventListener('message', onMessage);
        resolve(data);
      };
      worker.addEventListener('message', onMessage);
      worker.postMessage({ id, path, headers: headers() });
    }),
};
let worker;

async function ask(path) {
  const { status, text } = await asks[via](`/backend-api${path}`).catch(() => ({ status: 0, text: '' }));
  try {
    return status === 200 ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

const paths = (account) => [
  '/wham/rate-limit-reset-credits',
  '/wham/rate-limit-reset-credits/history',
  '/wham/usage/credit-usage-events',
  '/wham/usage/daily-token-usage-breakdown?start_date=2026-01-01&end_date=2026-12-31&group_by=day',
  '/wham/usage/plan_limit_history?days=30',
  '/wham/usage/approximate-credit-usage?credit_amount=100',
  '/wham/tasks/list',
  '/pageConfigs/usage_limits',
  ...(account ? [`/accounts/${account}/remaining_balance`] : []),
];

async function redeem() {
  // The site's own doing, on the person's own click. The extension neither reads this answer nor could ask for it.
  await fetch('/backend-api/wham/rate-limit-reset-credits/consume', {
    method: 'POST',
    headers: { ...headers(), 'content-type': 'application/json' },
    body: JSON.stringify({ redeem_request_id: crypto.randomUUID() }),
  });
  await draw();
}

function buttons() {
  const refresh = element('button', { type: 'button', textContent: 'Refresh' });
  refresh.addEventListener('click', draw);
  const invite = element('button', { type: 'button', textContent: 'Invite friends' });
  invite.addEventListener('click', openInvites);
  const next = parts.accounts.find(({ name }) => name === scenario)?.next;
  const happen = element('button', { type: 'button', textContent: next ?? '' });
  happen.addEventListener('click', redeem);
  return element('p', {}, refresh, ' ', invite, ...(next ? [' ', happen] : []));
}

async function openInvites() {
  const offer = await ask('/referrals/invite/eligibility?program_id=codex_referral_consumer&entrypoint=persistent');
  const sent = await ask('/referrals/invite/tracking?program_id=codex_referral_consumer&period=this_month&limit=100');
  main.querySelector('#invites')?.remove();
  main.append(
    element(
      'section',
      { id: 'invites' },
      element('h2', { textContent: offer?.title ?? 'No offer' }),
      element('p', { textContent: `${sent?.items.length ?? 0} sent` }),
    ),
  );
}

const onUsage = () =>
  /^\/(?:codex\/)?settings\/usage$|^\/codex\/cloud\/settings\/analytics$/.test(location.pathname) ||
  location.hash === '#settings/Usage';

async function draw() {
  for (const link of document.querySelectorAll('a[data-route]'))
    link.toggleAttribute('aria-current', link.pathname === location.pathname);
  if (!onUsage()) {
    main.replaceChildren(element('h1', { textContent: 'What should we code next?' }));
    main.dataset.state = 'drawn';
    return;
  }
  main.dataset.state = 'asking';
  await fetch('/api/auth/session').then((response) => response.json());
  const usage = await ask('/wham/usage');
  const [bank] = await Promise.all(paths(usage?.account_id).map(ask));
  main.replaceChildren(
    element('h1', { textContent: 'Usage' }),
    buttons(),
    shown(usageSection, usage),
    shown(bankSection, bank, redeem),
  );
  main.dataset.state = 'drawn';
}

for (const { name, title } of parts.accounts)
  scenarioSelect.append(element('option', { value: name, textContent: title }));
scenarioSelect.value = scenario;
viaSelect.value = via;
const choose = () => {
  scenario = scenarioSelect.value;
  via = viaSelect.value;
  sessionStorage.setItem('scenario', scenario);
  sessionStorage.setItem('via', via);
  void draw();
};
scenarioSelect.addEventListener('change', choose);
viaSelect.addEventListener('change', choose);
sessionStorage.setItem('scenario', scenario);
sessionStorage.setItem('via', via);

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[data-route]');
  if (!link) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  void draw();
});
addEventListener('popstate', draw);
addEventListener('hashchange', draw);
void draw();
