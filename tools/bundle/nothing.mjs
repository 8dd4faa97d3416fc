// In place of source-map, which Handlebars does without where there is none.
export {};
