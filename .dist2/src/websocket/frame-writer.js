/**
 * Writes the events of one subscription to its socket as they are: their JSON was made once for all the
 * owner's devices.
 */
export class FrameWriter {
    /**
     * @param id the subscription's id in graphql-ws
     * @param key the response key of its field
     */
    constructor(socket, id, key) {
        this.socket = socket;
        this.id = id;
        this.key = key;
    }
    /**
     * Sends an event. Resolves when the socket has taken it.
     * @param json the value of the field
     * @param cursor where the client resumes after this event, whether it selected the cursor or not
     */
    write(json, cursor) {
        return this.socket.sendFrame(`{"id":${JSON.stringify(this.id)},"type":"next","payload":{"data":{"${this.key}":${json}},"extensions":{"cursor":"${cursor}"}}}`);
    }
}
//# sourceMappingURL=frame-writer.js.map