// `npm run store [-- LANGUAGE …]`: what the stores' forms ask for in each language, ready to be copied.
import { storeLanguages, storeListing } from './build/store-listing';

const wanted = process.argv.slice(2);
for (const language of storeLanguages().filter((one) => wanted.length === 0 || wanted.includes(one))) {
  const { name, summary, description } = storeListing(language);
  console.log(`── ${language}\n\n${name} (${name.length})\n\n${summary} (${summary.length})\n\n${description}\n`);
}
