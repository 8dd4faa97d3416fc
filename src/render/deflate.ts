/** How hard files are packed, 0 to 9: above this they take longer and are hardly smaller. */
export const deflateLevel = 4;
