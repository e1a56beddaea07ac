// Words that occur in nearly every row, stored as numbers. Part of the wire format: only append, never reorder or remove.
export const wordList: readonly string[] = `
  account device at source kind facts plan windows gates credits bankCount bankApplicable reachedType spend models
  limit seconds usedPercent resetsAt name allowed reached has unlimited balance overageReached localMessages
  cloudMessages available resets totalEarned purchaseOffered key status title description grantedAt expiresAt
  redeemedAt slug availableAt creditsWouldEnable limits scope used remaining grants granted type usage network
  codex code_review free go plus pro team business enterprise edu reset-history referral-offer referral-rules
  invites daily-usage credit-usage plan-limit-history shown program offer ineligibleReason ineligibleCode to
  amount inviter friend reset remainingInvites remainingRewards rules capacities period byStatus oldestPendingAt
  complete events from total send reward history dom cli sample prolite self_serve_business pending accepted
`
  .trim()
  .split(/\s+/);

export const wordNumbers: ReadonlyMap<string, number> = new Map(wordList.map((word, i) => [word, i]));
