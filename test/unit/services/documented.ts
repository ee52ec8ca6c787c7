/** The reply of `POST /profile/profile` as Kaspr's own document prints it, to the letter. */
export const DOCUMENTED_PROFILE = `{
    "profile": {
        "id": "Casper-Linkedin",
        "name": "Casper The Ghost",
        "firstName": "Casper",
        "lastName": "The Ghost",
        "emails": [
            {
                "email": "Casper@example.com",
                "valid": true
            },
            {
                "email": "Casper@gmail.com",
                "valid": null
            }
        ],
        "currentProEmails": [
            "Casper@example.com"
        ],
        "currentPersonalEmails": [
            "Casper@gmail.com"
        ],
        "phones": [],
        "location": "Home",
        "title": "Ghost",
        "companyName": "Home",
        "fetchedAt": 1588682813481,
        "currentProEmail": "Casper@example.com",
        "processingTime": 3.885,
        "currentEmail": "Casper@example.com"
    }
}`;

/** The reply of `POST /company/domainPattern`, from the same document. */
export const DOCUMENTED_PATTERNS = `{
    "patterns": [
        {
            "pattern": "{f}{last}@example.com",
            "score": 0.64560313367866
        },
        {
            "pattern": "{first}{last}@example.com",
            "score": 0.583964853062278
        },
        {
            "pattern": "{first}.{last}@example.com",
            "score": 0.574788995391232
        },
        {
            "pattern": "{first}-{last}@example.com",
            "score": 0.477391044114061
        }
    ]
}`;

/** The reply of `POST /company/domainEmployees`, from the same document. */
export const DOCUMENTED_EMPLOYEES = `{
    "employees": [
        {
            "firstName": "Casper",
            "lastName": "The Ghost",
            "name": "Casper The Gost",
            "company": "Home",
            "job": "Ghost",
            "email": "Casper@example.com",
            "emails": [
                {
                    "email": "Casper@example.com",
                    "valid": null
                }
            ],
            "phones": [ "+33 0 00 00 00 00"],
            "phone": "+33 0 00 00 00 00",
            "location": "Home"
        },
        {
            "firstName": "Kathleen",
            "lastName": "Harvey",
            "name": "Kathleen Harvey",
            "company": "Home",
            "job": "Kid",
            "email": "Kathleen-Harvey@example.com",
            "emails": [
                {
                    "email": "Kathleen-Harvey@example.com",
                    "valid": null
                }
            ],
            "phones": [
                "+33 0 00 00 00 00"
            ],
            "phone": "+33 0 00 00 00 00",
            "location": "Home"
        }
    ]
}`;

/** The reply of `GET /keys/verifyKey`, from the same document. */
export const DOCUMENTED_USER = `{
  "user": "email@adress"
}`;
