/** One connection over which processes tell each other news. */
export interface TransportConnection {
  /** Tells everybody who listens, this process too. */
  publish(payload: string): Promise<void>;
  /** Lets go of the connection at once. */
  close(): void;
}

/**
 * Connects a wire, and listens on it.
 * @param hear is handed whatever is told, by anybody
 * @param onLost told once when the connection is lost
 * @throws where it cannot be connected
 */
export type Transport = (
  hear: (payload: string | undefined) => void,
  onLost: (error?: Error) => void,
) => Promise<TransportConnection>;
