export const closing = `select 1;`
