// Modules that scripts/build/catalogue-plugin.ts makes: the English messages of each part, and the list of languages.
declare module 'virtual:catalogue/en/now' {
  export const catalogue: import('./translator').Catalogue;
}
declare module 'virtual:catalogue/en/alerts' {
  export const catalogue: import('./translator').Catalogue;
}
declare module 'virtual:catalogue/en/frame' {
  export const catalogue: import('./translator').Catalogue;
}
declare module 'virtual:catalogue/en/app' {
  export const catalogue: import('./translator').Catalogue;
}
declare module 'virtual:catalogue/languages' {
  export const languages: import('./languages').Languages;
  /** Changes with any message of any language: what is kept of another version is read again. */
  export const catalogueVersion: string;
}
