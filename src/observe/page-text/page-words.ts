// The words that identify parts of the usage page's text, in the languages it was seen in: en, de, fr, ja, ko, zh-CN, zh-TW.
// Wording changed three times in 2026, so a row without a known word is left out, never guessed.

/** How long a window is, by its title. */
export const lengths: readonly (readonly [RegExp, number])[] = [
  [/(?:^|\D)5[\s-]*(?:hour|h\b|heure|stunde|stünd|時間|小时|小時|시간)/i, 18_000],
  [/week|wöchentlich|hebdo|semaine|週|周|주간|매주/i, 604_800],
  [/month|monatlich|mensuel|毎月|月間|每月|월간|매월/i, 2_592_000],
  [/daily|täglich|quotidien|毎日|每日|일일|매일/i, 86_400],
];

export const limitWord = /limit|grenze|使用制限|利用上限|限额|限額|한도/i;
export const reviewWord = /co[dr]e[\s-]?review|revue de code|コードレビュー|代码审查|程式碼審查|코드 ?(?:리뷰|검토)/i;
export const modelWord = /gpt|spark|luna|reserve|astra/i;
export const leftWord = /left|remaining|verbleib|übrig|restant|残り|剩余|剩餘|남음|남은|남아/i;
export const usedWord = /\bused\b|verbraucht|genutzt|utilisé|使用済|已使用|已用|사용됨/i;
export const creditWord = /credits?\b|crédits?\b|guthaben|クレジット|额度|額度|积分|點數|크레딧/i;
export const resetsWord = /limit resets|zurücksetzungen|réinitialisations|リセット|重置|재설정|초기화/i;
export const availableWord = /available|verfügbar|disponible|利用可能|可用|사용 가능/i;
export const expiresWord = /expires?\b|läuft|gültig bis|有効期限|到期|过期|過期|만료/i;
