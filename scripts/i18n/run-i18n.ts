// `npm run i18n`: writes the types of all messages. `npm run i18n -- check [LANGUAGE …]`: lists what is missing, surplus or wrong
// in those languages (default: all), one per line, and exits with 1 if there is anything.
import { writeFileSync } from 'node:fs';
import { sourceLanguages, sourceOf, translatorNotes } from './catalogue';
import { languageFaults } from './checks';
import { typesPath, typesText } from './write-types';

const [command, ...rest] = process.argv.slice(2);

if (command === undefined) writeFileSync(typesPath, typesText());
else if (command === 'check') process.exitCode = check(rest.length > 0 ? rest : sourceLanguages().slice(1)) ? 0 : 1;
else {
  console.error('Usage: npm run i18n [-- check [LANGUAGE …]]');
  process.exitCode = 2;
}

/** Prints the faults of some languages; true where there are none. */
function check(languages: readonly string[]): boolean {
  const known = sourceLanguages();
  const notes = translatorNotes();
  const all = Object.keys(sourceOf('en')).length;
  return languages
    .map((language) => {
      if (!known.includes(language)) {
        console.log(`${language}: there is no folder src/i18n/messages/${language}`);
        return false;
      }
      const faults = languageFaults(language);
      for (const { kind, key, text } of faults) {
        console.log(`${language}  ${kind.padEnd(7)}  ${key}: ${text}`);
        const note = notes[key];
        if (note) console.log(`${language}  note     ${note}`);
      }
      const missing = faults.filter(({ kind }) => kind === 'missing').length;
      console.log(`${language}: ${all - missing} of ${all} messages, ${faults.length - missing} faults`);
      return faults.length === 0;
    })
    .every(Boolean);
}
