/**
 * Reads what a request says of its owner's presence. Background wins over active.
 * @param marks the headers of a request, the parameters of a socket, or the extensions of one of its operations
 */
export function presenceMark(marks) {
    if (marks?.['nuzzle-background'] === '1')
        return 'background';
    return marks?.['nuzzle-presence'] === 'active' ? 'active' : undefined;
}
//# sourceMappingURL=presence-mark.js.map