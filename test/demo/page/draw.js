// Draws what the page was told, plainly.
const names = { 18000: '5-hour limit', 604800: 'Weekly limit', 2592000: 'Monthly limit', 2628000: 'Monthly limit' };

export function element(tag, content = {}, ...children) {
  const made = Object.assign(document.createElement(tag), content);
  made.append(...children);
  return made;
}

function span(seconds) {
  const hours = Math.floor(seconds / 3600);
  return hours >= 24 ? `${Math.floor(hours / 24)}d ${hours % 24}h` : `${hours}h ${Math.floor((seconds % 3600) / 60)}m`;
}

const exact = (date) => date.toLocaleString('en-US', { dateStyle: 'full', timeStyle: 'long' }).replace(' at ', ' at ');

function windowRow({ used_percent, limit_window_seconds, reset_at }, prefix = '') {
  const left = 100 - used_percent;
  const end = new Date(reset_at * 1000);
  const meter = element('progress', { max: 100, value: left });
  meter.setAttribute('aria-label', 'Usage remaining');
  return element(
    'div',
    { className: 'row @container/settings-row' },
    element(
      'div',
      {},
      element('p', { textContent: `${prefix}${names[limit_window_seconds] ?? `${limit_window_seconds} s limit`}` }),
      element('p', {
        className: 'quiet',
        textContent: `Resets in ${span(reset_at - Date.now() / 1000)}`,
        title: exact(end),
      }),
    ),
    meter,
    element('span', { textContent: `${left}% left` }),
  );
}

const windowsOf = (limit) =>
  [limit?.primary_window, limit?.secondary_window].filter((one) => one?.limit_window_seconds);

export function usageSection(usage) {
  const extra = (usage.additional_rate_limits ?? []).flatMap((limit) =>
    windowsOf(limit.rate_limit).map((one) => windowRow(one, `${limit.limit_name} `)),
  );
  return element(
    'section',
    {},
    element('h2', { textContent: 'Plan limits' }),
    element('p', { className: 'quiet', textContent: `Plan: ${usage.plan_type}` }),
    ...windowsOf(usage.rate_limit).map((one) => windowRow(one)),
    ...extra,
  );
}

function resetRow(reset, redeem) {
  const ends = new Date(reset.expires_at);
  const use = element('button', { type: 'button', textContent: 'Use reset' });
  use.addEventListener('click', redeem);
  return element(
    'div',
    { className: 'row @container/settings-row' },
    element(
      'div',
      {},
      element('p', { textContent: reset.title }),
      element('p', {
        className: 'quiet',
        textContent: `Expires ${ends.toLocaleDateString('en-US', { month: 'long', day: 'numeric' })}`,
        title: `Expires ${exact(ends)}`,
      }),
    ),
    use,
  );
}

export function bankSection(bank, redeem) {
  return element(
    'section',
    {},
    element('h2', { textContent: 'Usage limit resets' }),
    element('p', { className: 'quiet', textContent: `Available ${bank.available_count}` }),
    ...bank.credits.map((reset) => resetRow(reset, redeem)),
  );
}

/** A section, or a sentence where its body is missing or cannot be drawn. */
export function shown(section, body, act) {
  try {
    return section(body, act);
  } catch {
    return element('p', { textContent: 'Usage details unavailable' });
  }
}
