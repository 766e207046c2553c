export const feeds = `select 1;`
