export const invitations = `select 1;`
