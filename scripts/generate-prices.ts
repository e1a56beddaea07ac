// Writes `src/domain/usage/generated-prices.ts` from the dated prices of `@pydantic/genai-prices` (MIT), which weighs 91 KB
// itself: of it the models are kept that the Codex CLI can be told to use. Run it after raising that package's version.
import { writeFileSync } from 'node:fs';
import { format } from './format-prices';
import { generatedPrices } from './genai-prices';

writeFileSync(new URL('../src/domain/usage/generated-prices.ts', import.meta.url), format(generatedPrices()));
