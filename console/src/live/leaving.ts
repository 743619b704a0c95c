/** The ways off the console: signing out, and a session that ends by itself. */
export interface Leaving {
  /** The session is over. While one signs out that was to be expected: the answer to it leads on. */
  ended(hadSession: boolean): void;
  /** @throws {IrisProblem} when the session goes on */
  signOut(): Promise<void>;
}

export interface LeavingOptions {
  /** Ends the session on the server. @throws {IrisProblem} */
  readonly endSession: () => Promise<void>;
  /** Leads to the sign-in page: `again` comes back to where one was, `fresh` doesn't. Called once. */
  readonly goToSignIn: (how: 'again' | 'fresh', hadSession: boolean) => void;
}

export function createLeaving({ endSession, goToSignIn }: LeavingOptions): Leaving {
  let isSigningOut = false;
  let isOver = false;
  return {
    ended: (hadSession) => {
      isOver = true;
      // Going now would cut off the answer that takes the cookie away.
      if (!isSigningOut) goToSignIn('again', hadSession);
    },
    signOut: async () => {
      isSigningOut = true;
      try {
        await endSession();
      } catch (problem) {
        isSigningOut = false;
        if (!isOver) throw problem;
      }
      goToSignIn('fresh', true);
    },
  };
}
