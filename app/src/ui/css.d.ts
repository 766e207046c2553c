/** A stylesheet as the text that was written: `?raw` keeps Vite from rewriting it. */
declare module '*.css?raw' {
  const text: string
  export default text
}
