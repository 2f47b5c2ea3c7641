/** What a caller may do. `read` and `write` are what they say; `explain` shows plans; the others come with their features. */
export const scopes = ["read", "write", "delete", "export", "admin", "explain"] as const;

export type Scope = (typeof scopes)[number];

/** Who asks, and what they may do. */
export type Principal =
  | {
      /** A caller with an API key. It acts as the Salesforce user that the gateway is configured with. */
      readonly kind: "apiKey";
      readonly name: string;
      readonly scopes: ReadonlySet<Scope>;
    }
  | {
      /** A person with an access token of their own. What they ask for is asked as them. */
      readonly kind: "salesforceUser";
      readonly name: string;
      readonly scopes: ReadonlySet<Scope>;
      readonly caller: {
        readonly userId: string;
        readonly organizationId: string;
        readonly username: string;
        readonly accessToken: string;
      };
    };
