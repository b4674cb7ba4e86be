// The parts of css-tree that are loaded: its whole brings the syntax of every property, which nothing here asks for.
declare module 'css-tree/parser' {
  // biome-ignore lint/style/noDefaultExport: it is how css-tree exports it.
  export { parse as default } from 'css-tree';
}
declare module 'css-tree/generator' {
  // biome-ignore lint/style/noDefaultExport: it is how css-tree exports it.
  export { generate as default } from 'css-tree';
}
declare module 'css-tree/walker' {
  // biome-ignore lint/style/noDefaultExport: it is how css-tree exports it.
  export { walk as default } from 'css-tree';
}
declare module 'css-tree/tokenizer' {
  export { tokenize, tokenTypes } from 'css-tree';
}
