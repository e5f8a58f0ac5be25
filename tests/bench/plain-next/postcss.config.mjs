/** The stylesheet is taken as it is: Next would else find the site's own configuration above this folder. */
export default { plugins: {} };
