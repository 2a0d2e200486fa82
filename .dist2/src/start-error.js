import { ConfigError } from './config.js';
import { DatabaseError } from './database/open-database.js';
/** Explains, to the operator, why the process cannot start. An unexpected error includes its stack. */
export function startErrorText(error) {
    const { syscall, message, path, stack } = error;
    if (error instanceof ConfigError || error instanceof DatabaseError)
        return message;
    if (syscall === 'listen' || syscall === 'getaddrinfo')
        return `${message}. Set PORT, or HOST.`;
    if (syscall && path)
        return `${message}. Set DATA_DIR to a folder that this user may write to.`;
    return stack ?? message;
}
//# sourceMappingURL=start-error.js.map