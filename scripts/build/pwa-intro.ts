// The app's page in the reader's language before any script file is there: its greeting, and which manifest an installer reads.
import { directionOf } from '../../src/i18n/direction';
import { manifestLanguages, manifestTexts } from './manifest-texts';

/**
 * An inline script for the page, after its greeting. It takes the language the app was last shown in (`headroomLanguage`), else
 * the browser's, by the rules of `pickLanguage`. English is in the page already, and nothing happens for it.
 */
export function introScript(): string {
  const others = manifestLanguages().filter((language) => language !== 'en');
  const texts = Object.fromEntries(others.map((language) => [language, manifestTexts(language).description]));
  const rightToLeft = others.filter((language) => directionOf(language) === 'rtl');
  return `(()=>{let texts=${inScript(texts)},d=document,own;try{own=localStorage.headroomLanguage}catch{}
for(let tag of [own,...navigator.languages]){if(!tag)continue;let base=tag.split('-')[0],tags=[tag,base];
if(base=='zh'){tags=['zh-CN','zh-TW'];if(/-(Hant|TW|HK|MO)\\b/i.test(tag))tags.reverse()}
if(base=='pt')tags=[tag,'pt-BR'];
let found=tags.find(t=>t=='en'||Object.hasOwn(texts,t));if(!found)continue;if(found=='en')return;
let p=d.querySelector('.intro p'),m=d.querySelector('link[rel=manifest]');
d.documentElement.lang=found;if(${inScript(rightToLeft)}.includes(found))d.documentElement.dir='rtl';
if(p)p.textContent=texts[found];if(m)m.href=m.href.replace('manifest.webmanifest','manifest.'+found+'.webmanifest');
return}})()`;
}

/** JSON that cannot close the `<script>` element it is written into. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
