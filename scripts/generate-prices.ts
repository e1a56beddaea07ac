// Writes `src/domain/usage/generated-prices.ts` from the dated prices of `@pydantic/genai-prices` (MIT), which is 91 KB itself.
// Only models that the Codex CLI can be configured to use are kept. Run it after raising that package's version.
import { writeFileSync } from 'node:fs';
import { format } from './format-prices';
import { generatedPrices } from './genai-prices';

writeFileSync(new URL('../src/domain/usage/generated-prices.ts', import.meta.url), format(generatedPrices()));
