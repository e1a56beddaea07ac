interface Suite {
  readonly name: string;
  readonly assertionResults: readonly { readonly status: string; readonly meta?: { readonly tried?: number } }[];
}

export function hostileFigures(
  testResults: readonly Suite[],
  inBrowsers?: { readonly passed: number; readonly failed: number },
): string;
