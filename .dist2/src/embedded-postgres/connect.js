import { Client } from 'pg';
/** Connects to the embedded server. @throws if it does not answer within five seconds */
export async function connect(connectionString) {
    const client = new Client({
        connectionString,
        application_name: 'nuzzle',
        connectionTimeoutMillis: 5000,
    });
    await client.connect();
    return client;
}
//# sourceMappingURL=connect.js.map