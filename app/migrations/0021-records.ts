export const records = `select 1;`
