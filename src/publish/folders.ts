/** The folder of published sets, below the project's root. */
export const outputFolder = 'output';
