// Modules that scripts/build/catalogue-plugin.ts makes: the English messages of each part.
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
