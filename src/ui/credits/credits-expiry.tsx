import type { ExpiringCredits } from '../../domain/credits/expiring-credits';
import { Day } from '../components/day';
import { T } from '../components/translation';

interface CreditsExpiryProps {
  readonly expiring: ExpiringCredits;
}

/** In a few words: "238 expire Wed 17 Feb, about 190 unused at this rate"; the latter only where much would be lost, and not if `short`. */
export function ShortCreditsExpiry({ expiring, short = false }: CreditsExpiryProps & { readonly short?: boolean }) {
  const { amount, unused, isWasteful, at } = expiring;
  const day = { node: <Day at={at} /> };
  if (!isWasteful || unused === null) return <T k="credits.expiring.short" values={{ amount, at: day }} />;
  return (
    <>
      <span aria-hidden="true">▲ </span>
      {short ? (
        <T k="credits.expiring.short" values={{ amount, at: day }} />
      ) : (
        <T k="credits.expiring.waste" values={{ amount, at: day, unused: about(unused) }} />
      )}
    </>
  );
}

/** In a sentence: how many credits expire, when, and how many of them will be unused. */
export function CreditsExpiry({ expiring: { amount, unused, at } }: CreditsExpiryProps) {
  const values = { amount, at: { node: <Day at={at} /> } };
  if (unused === null) return <T k="credits.expiring.unknown" values={values} />;
  if (about(unused) === 0) return <T k="credits.expiring.none" values={values} />;
  return <T k="credits.expiring.some" values={{ ...values, unused: about(unused) }} />;
}

/** A rate is no exact number: tens from a hundred on. */
function about(credits: number): number {
  return credits >= 100 ? Math.round(credits / 10) * 10 : Math.round(credits);
}
