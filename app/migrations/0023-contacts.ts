export const contacts = `select 1;`
