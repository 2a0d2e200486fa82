/** An open connection over which processes send text to each other. */
export interface TransportConnection {
  /** Sends text to every process that is connected, this one included. */
  publish(text: string): Promise<void>;
  /** Closes the connection at once. */
  close(): void;
}

/**
 * Opens a connection and listens on it.
 * @param onText receives what any process publishes
 * @param onLost called when the connection is lost, possibly more than once
 * @throws if the connection fails
 */
export type Transport = (
  onText: (text: string | undefined) => void,
  onLost: (error?: Error) => void,
) => Promise<TransportConnection>;
