import { connect } from './connect.js';
/**
 * Creates a database and a role of the same name that owns it, if they do not exist.
 * @param adminUrl the server, as its superuser
 * @param password hexadecimal: CREATE ROLE takes no parameters
 */
export async function createDatabase(adminUrl, name, password) {
    const client = await connect(adminUrl);
    try {
        const roles = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
        if (!roles.rowCount)
            await client.query(`CREATE ROLE ${name} LOGIN PASSWORD '${password}'`);
        const databases = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
        if (!databases.rowCount)
            await client.query(`CREATE DATABASE ${name} OWNER ${name}`);
    }
    finally {
        await client.end();
    }
}
//# sourceMappingURL=create-database.js.map