"""The states of the world by the names that English releases print."""

import re
from typing import Final

_NAMES: Final = (
    "Afghanistan, Albania, Algeria, Andorra, Angola, Antigua and Barbuda, Argentina, Armenia, Australia, Austria, "
    "Azerbaijan, Bahamas, Bahrain, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bhutan, Bolivia, Bosnia "
    "and Herzegovina, Botswana, Brazil, Brunei Darussalam, Brunei, Bulgaria, Burkina Faso, Burundi, Cabo Verde, "
    "Cambodia, Cameroon, Canada, Cape Verde, Central African Republic, Chad, Chile, China, Colombia, Comoros, "
    "Costa Rica, Croatia, Cuba, Cyprus, Czechia, Czech Republic, Côte d'Ivoire, Denmark, Djibouti, Dominican "
    "Republic, Dominica, Ecuador, Egypt, El Salvador, England and Wales, England, Equatorial Guinea, Eritrea, "
    "Estonia, Eswatini, Ethiopia, Fiji, Finland, France, Gabon, Gambia, Germany, Ghana, Great Britain, Britain, "
    "Greece, Greenland, Grenada, Guatemala, Guinea-Bissau, Guinea, Guyana, Haiti, Honduras, Hong Kong, Hungary, "
    "Iceland, India, Indonesia, Iran, Iraq, Ireland, Israel, Italy, Ivory Coast, Jamaica, Japan, Jordan, "
    "Kazakhstan, Kenya, Kiribati, Kosovo, Kuwait, Kyrgyzstan, Laos, Latvia, Lebanon, Lesotho, Liberia, Libya, "
    "Liechtenstein, Lithuania, Luxembourg, Macao, Macau, Madagascar, Malawi, Malaysia, Maldives, Mali, Malta, "
    "Marshall Islands, Mauritania, Mauritius, Mexico, Micronesia, Moldova, Monaco, Mongolia, Montenegro, Morocco, "
    "Mozambique, Myanmar, Namibia, Nauru, Nepal, Netherlands, New Zealand, Nicaragua, Nigeria, Niger, North "
    "Korea, North Macedonia, Northern Ireland, Norway, Oman, Pakistan, Palau, Palestine, Panama, Papua New "
    "Guinea, Paraguay, Peru, Philippines, Poland, Portugal, Puerto Rico, Qatar, Romania, Russia, Rwanda, Samoa, "
    "San Marino, Saudi Arabia, Scotland, Senegal, Serbia, Seychelles, Sierra Leone, Singapore, Slovakia, "
    "Slovenia, Solomon Islands, Somalia, South Africa, South Korea, South Sudan, Korea, Spain, Sri Lanka, Sudan, "
    "Suriname, Sweden, Switzerland, Syria, Taiwan, Tajikistan, Tanzania, Thailand, Timor-Leste, Togo, Tonga, "
    "Trinidad and Tobago, Tunisia, Turkey, Turkmenistan, Tuvalu, Türkiye, Uganda, Ukraine, United Arab Emirates, "
    "United Kingdom, United States, UK, Uruguay, Uzbekistan, Vanuatu, Venezuela, Viet Nam, Vietnam, Wales, Yemen, "
    "Zambia, Zimbabwe"
)
COUNTRIES: Final = re.compile(
    r"\b(?:U\.K\.|" + "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in _NAMES.split(", ")) + r")(?!\w)"
)
