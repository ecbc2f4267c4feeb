/** What the build puts before the script for other pages: each goal's check, its address from the site's root. */
declare const CHECKS: Record<string, { address: string; title: string }>;
