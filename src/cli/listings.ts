/** What `kehoach list` can list. */
export const listings = ['years', 'agencies', 'tasks'] as const;
export type Listing = (typeof listings)[number];
