// What the list of credits spent says, by day and surface. Consumption, not purchases.
import { fields, isText, listOf, orNull } from '../../validation/checks';

export interface CreditUsageFacts {
  /** `date` is a calendar day as the server names it, `credits` a decimal string. */
  readonly entries: readonly { readonly date: string; readonly surface: string | null; readonly credits: string }[];
}

export const isCreditUsageFacts = fields<CreditUsageFacts>({
  entries: listOf(
    fields<CreditUsageFacts['entries'][number]>({ date: isText, surface: orNull(isText), credits: isText }),
  ),
});
