/** Of roles in a database that only the tests' own user can reach, and that ends with them. */
export const testPasswords = { owner: 'owner-of-tests', app: 'app-of-tests', bulk: 'bulk-of-tests' };

export const templateDatabase = 'template_migrated';
