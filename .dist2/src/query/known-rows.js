/** Finds the rows that a statement already reads, so that a field that leads back to one reads nothing. */
export class KnownRows {
    constructor(schema, tables) {
        this.schema = schema;
        this.tables = tables;
    }
    /** Returns the row that a field leads to; undefined if the statement does not read it yet. */
    of(scope, name) {
        const inverse = scope.inverse[name];
        if (inverse)
            return inverse;
        const via = this.sqlOne(scope.type, name)?.via;
        return via === undefined ? undefined : this.at(scope, via.split('.'));
    }
    /** Returns the row at the end of a path of fields; undefined if the statement does not read it yet. */
    at(scope, path) {
        let at = scope;
        for (const name of path)
            at = at && this.of(at, name);
        return at;
    }
    /** Returns what a field declares; undefined unless it leads to one row. */
    sqlOne(type, name) {
        const field = this.schema.getType(type).getFields()[name];
        const declared = field && this.tables.sqlOf(type, field);
        return declared?.kind === 'one' ? declared : undefined;
    }
}
//# sourceMappingURL=known-rows.js.map